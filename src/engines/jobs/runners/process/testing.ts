import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../../../../platform/log.ts';
import type { ContainerSpec, RunnableImage, Runner } from '../../runner.ts';
import type { Program } from '../conformance.ts';
import type { IsolationMode } from './isolation.ts';
import { probeIsolation } from './probe.ts';
import { createProcessRunner } from './runner.ts';

/** A folder of containers under test, and what it takes to start some. */
export interface ProcessScene {
  readonly folder: string;
  open(): Runner;
  spec(id: string, argv: readonly string[], more?: Partial<ContainerSpec>): ContainerSpec;
  remove(): void;
}

export function processScene(isolation: IsolationMode): ProcessScene {
  const folder = mkdtempSync(join(tmpdir(), 'sagebrush-runner-'));
  const image: RunnableImage = {
    kind: 'built-in',
    name: 'test',
    folder: join(folder, 'images', 'test'),
    python: python() ?? '/usr/bin/python3',
  };
  mkdirSync(image.folder, { recursive: true });
  return {
    folder,
    open: () => createProcessRunner({ folder: join(folder, 'containers'), log: silentLogger, isolation }),
    spec(id, argv, more) {
      const mlFolder = join(folder, 'ml', id);
      mkdirSync(join(mlFolder, 'model'), { recursive: true });
      return {
        id,
        group: id,
        image,
        argv,
        environment: {},
        mlFolder,
        binds: [],
        hostname: 'algo-1',
        hosts: ['algo-1'],
        network: 'open',
        ...more,
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The conformance suite's programs, in shell. */
export const SHELL_PROGRAMS: Readonly<Record<Program, readonly string[]>> = {
  succeed: ['/bin/sh', '-c', 'echo one; echo two >&2'],
  fail: ['/bin/sh', '-c', 'exit 3'],
  obedient: [
    '/bin/sh',
    '-c',
    "trap 'echo terminated; kill $! 2>/dev/null; exit 7' TERM; echo ready; while :; do sleep 100 & wait; done",
  ],
  stubborn: ['/bin/sh', '-c', "trap '' TERM; echo ready; while :; do sleep 100; done"],
  talkative: ['/usr/bin/awk', 'BEGIN { for (i = 0; i < 200000; i++) print "line " i }'],
};

/** Why a mode cannot be tested here, or undefined where it can. */
export async function whyNot(mode: IsolationMode): Promise<string | undefined> {
  try {
    await probeIsolation(mode, process.getuid?.() === 0);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** This machine's Python 3, as its real path; undefined where there is none. */
export function python(): string | undefined {
  try {
    return execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
