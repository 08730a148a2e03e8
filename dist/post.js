import { start } from './start.js'

start('post')
