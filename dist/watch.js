import { start } from './start.js'

start('main', 'watch')
