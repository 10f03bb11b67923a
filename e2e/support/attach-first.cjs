/**
 * Loaded into the desktop program before itself: it is ready only once its driver is attached. A driver that comes in the middle of
 * the window's first navigation never hears of that, and waits for it until it gives up; Playwright calls `__playwright_run` when it
 * is there.
 */
'use strict';
const { app } = require('electron');

process.argv.splice(process.argv.indexOf(__filename) - 1, 2);
const ready = app.whenReady();
const attached = new Promise((resolve) => {
  globalThis.__playwright_run = resolve;
});
app.whenReady = () => attached.then(() => ready);
