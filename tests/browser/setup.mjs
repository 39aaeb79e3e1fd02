// The pages that the tests look at, made by the program, and a browser to look at them with.
//
// MINUTEBOOK is the program, BROWSER_FOLDER a folder with the installed packages, which takes the pages and the
// screenshots too.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync, cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = process.env.MINUTEBOOK;
const folder = process.env.BROWSER_FOLDER;
const require = createRequire(join(folder, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const here = import.meta.dirname;

/// Converts a folder to pages and gives back the function that makes addresses of them.
export function convert(name, write) {
  const input = join(folder, name, 'in'), output = join(folder, name, 'out');
  rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(input, { recursive: true });
  write(input);
  execFileSync(program, ['convert', input, '--to', 'html', '--out', output, '--quiet'], { stdio: 'inherit' });
  return (path) => pathToFileURL(join(output, 'html')).href + '/' + path;
}

/// Makes a release of the samples and gives back the function that makes addresses in it.
export function release(name) {
  const output = join(folder, name);
  rmSync(output, { recursive: true, force: true });
  const config = join(here, '../release/minutebook.toml');
  execFileSync(program, ['release', join(here, '../../samples'), '--config', config, '--out', output, '--quiet'], { stdio: 'inherit' });
  return (path) => pathToFileURL(join(output, path)).href;
}

export const ours = (input) => cpSync(join(here, 'minutes'), input, { recursive: true });
export const samples = (input) => cpSync(join(here, '../../samples'), input, { recursive: true });
export const file = (input, name, text) => writeFileSync(join(input, name), text);

let browser;

/// Opens a page that fails the test by any word on the console, any error and any request but for files.
export async function open(url, options = {}) {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  const { width = 1280, height = 850, ...rest } = options;
  const page = await browser.newPage({ viewport: { width, height }, ...rest });
  page.complaints = [];
  page.on('console', (message) => page.complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('dialog', (dialog) => page.complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) page.complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

export const phone = { width: 390, height: 800 };

export async function close() {
  await browser?.close();
}

export async function screenshot(page, name) {
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/// What axe finds against WCAG 2.2 AA and its own best practices, as lines.
export async function barriers(page) {
  // the policy of the page keeps scripts out, not the tools of whoever tests it
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}
