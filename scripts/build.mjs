/** `npm run build`: compiles `src` to `dist` and brings along what is not TypeScript: API models, SQL, bootstraps. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

const from = path.join(root, 'src');
const to = path.join(root, 'dist');
rmSync(to, { recursive: true, force: true });
const { status } = spawnSync(path.join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
cpSync(from, to, { recursive: true, filter: (file) => !/\.(ts|md)$/.test(file) });
