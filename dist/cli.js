#!/usr/bin/env node
import { start } from './start.js'

start('cli', process.argv.slice(2))
