/**
 * Stands in for `@vscode/spdlog` in the server build of VS Code, where that module has no binary:
 * without it, VS Code and its extensions write no logs, and output channels stay empty. Does what
 * VS Code asks of that module, but for the rotation of files.
 */
'use strict';

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levelNames = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
const infoLevel = levelNames.indexOf('info');

class Logger {
  #path;
  #level = infoLevel;
  #isRaw = false;

  constructor(_kind, _name, path) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
  }

  trace(message) {
    this.#write(0, message);
  }

  debug(message) {
    this.#write(1, message);
  }

  info(message) {
    this.#write(2, message);
  }

  warn(message) {
    this.#write(3, message);
  }

  error(message) {
    this.#write(4, message);
  }

  critical(message) {
    this.#write(5, message);
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  /** VS Code asks for one pattern only: the one of `#write`. */
  setPattern() {}

  clearFormatters() {
    this.#isRaw = true;
  }

  flush() {}

  drop() {}

  #write(level, message) {
    if (level < this.#level) return;
    const text = this.#isRaw ? message : `${localTime()} [${levelNames[level]}] ${message}\n`;
    appendFileSync(this.#path, text);
  }
}

function localTime() {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().replace('T', ' ').replace('Z', '');
}

async function createLogger(name, path) {
  return new Logger('rotating', name, path);
}

// One by one: VS Code imports them by name, and Node finds such names by reading the text.
exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
