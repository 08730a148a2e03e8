import { start } from './start.js'

start('main', 'scan')
