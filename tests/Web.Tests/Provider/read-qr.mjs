// Reads QR codes: one a line on the standard input, rows of 0 and 1 with / between; prints what each says as JSON, null when nothing.
import readline from 'node:readline';
import jsqr from 'jsqr';

const scale = 4;
const quiet = 4;
for await (const line of readline.createInterface({ input: process.stdin })) {
  const rows = line.split('/');
  const side = (rows.length + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  rows.forEach((row, y) => [...row].forEach((module, x) => {
    if (module === '1') for (let i = 0; i < scale * scale; i++) pixels.fill(0, (((y + quiet) * scale + Math.floor(i / scale)) * side + (x + quiet) * scale + (i % scale)) * 4, (((y + quiet) * scale + Math.floor(i / scale)) * side + (x + quiet) * scale + (i % scale)) * 4 + 3);
  }));
  console.log(JSON.stringify((jsqr.default ?? jsqr)(pixels, side, side)?.data ?? null));
}
