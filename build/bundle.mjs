// Bundles src/Web/{assets,islands} and every page's *.razor.css into src/Web/wwwroot/dist, compresses what compresses,
// and writes manifest.json: logical name -> file name with its content hash. The build embeds that folder in Maru.Web.dll.
import { build } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '..');
const web = path.join(root, 'src/Web');
const dist = path.join(web, 'wwwroot/dist');

const pageStyles = {
  name: 'page-styles',
  setup(bundler) {
    bundler.onResolve({ filter: /^maru:page-styles$/ }, () => ({ path: 'page-styles', namespace: 'maru' }));
    bundler.onLoad({ filter: /.*/, namespace: 'maru' }, async () => {
      const files = (await readdir(web, { recursive: true })).filter(file => file.endsWith('.razor.css')).sort();
      const contents = files.map(file => `@import "./${file.replaceAll(path.sep, '/')}" layer(pages);`).join('\n');
      return { contents, loader: 'css', resolveDir: web };
    });
  },
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const result = await build({
  absWorkingDir: root,
  entryPoints: {
    maru: 'src/Web/assets/maru.ts',
    style: 'src/Web/assets/css/maru.css',
    mark: 'src/Web/assets/mark.svg',
    'map-worker': 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs',
  },
  outdir: dist,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: ['chrome120', 'firefox128', 'safari17'],
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file', '.svg': 'copy' },
  plugins: [pageStyles],
  metafile: true,
  legalComments: 'eof',
  logLevel: 'warning',
});

const manifest = {};
for (const [file, output] of Object.entries(result.metafile.outputs)) {
  const name = path.basename(file);
  if (output.entryPoint) manifest[name.replace(/-[A-Z0-9]{8}(?=\.)/, '')] = name;
  if (name.endsWith('.woff2')) manifest[name.replace(/-[A-Z0-9]{8}(?=\.)/, '')] = name;
}
await writeFile(path.join(dist, 'manifest.json'), JSON.stringify(manifest, null, 2));

for (const name of await readdir(dist)) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const bytes = await readFile(path.join(dist, name));
  await writeFile(path.join(dist, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  await writeFile(path.join(dist, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
}
