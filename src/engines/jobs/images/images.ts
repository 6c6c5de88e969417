import { JobError } from '../engine.ts';
import type { RunnableImage } from '../runner.ts';
import { describeImages, type ImageDescription, repositoryOf } from './describe.ts';
import { pythonEnvironment } from './environment.ts';

/** The images that this installation can run. */
export interface Images {
  list(): readonly ImageDescription[];
  /** The image that a URI names. Throws `JobError` where there is none, with those that there are. */
  resolve(uri: string): ImageDescription;
  /** Makes it ready to run; many callers share one installation. `progress` gets a line now and then. */
  ready(image: ImageDescription, signal: AbortSignal, progress?: (line: string) => void): Promise<RunnableImage>;
}

export interface ImagesOptions {
  /** Holds one folder per image. */
  readonly imagesFolder: string;
  /** Where Python environments are installed; may be shared between servers. */
  readonly environmentsFolder: string;
  /** Python to build environments with; `python3` of the PATH where absent. */
  readonly python?: string;
  /** Gets every progress line of every installation, for the terminal. */
  readonly progress?: (line: string) => void;
}

export function createImages(options: ImagesOptions): Images {
  let descriptions: readonly ImageDescription[] | undefined;
  const installing = new Map<string, Promise<string>>();
  const listeners = new Map<string, Set<(line: string) => void>>();
  const list = (): readonly ImageDescription[] => {
    descriptions ??= describeImages(options.imagesFolder);
    return descriptions;
  };

  /** Goes on when a caller gives up: the next one wants the same. */
  function install(image: ImageDescription): Promise<string> {
    const known = installing.get(image.name);
    if (known !== undefined) return known;
    const begun = pythonEnvironment(image, {
      folder: options.environmentsFolder,
      python: options.python ?? 'python3',
      signal: new AbortController().signal,
      progress(line) {
        options.progress?.(line);
        for (const listener of listeners.get(image.name) ?? []) listener(line);
      },
    });
    installing.set(image.name, begun);
    // A failure may be mended from outside (a package index that is back), so it is not kept.
    begun.catch(() => installing.delete(image.name));
    return begun;
  }

  return {
    list,
    resolve(uri) {
      const repository = repositoryOf(uri);
      const image = list().find(({ name, repositories }) => name === repository || repositories.includes(repository));
      if (image !== undefined) return image;
      const names = [...new Set(list().flatMap(({ repositories }) => repositories))].sort().join(', ');
      throw new JobError(
        `No image for "${uri}": there is no built-in image with the repository name "${repository}". Built-in images: ${names}.`,
      );
    },
    async ready(image, signal, progress) {
      const heard = listeners.get(image.name) ?? new Set();
      listeners.set(image.name, heard);
      if (progress !== undefined) heard.add(progress);
      const aborted = Promise.withResolvers<never>();
      const abort = (): void => aborted.reject(signal.reason);
      signal.addEventListener('abort', abort);
      try {
        signal.throwIfAborted();
        const python = await Promise.race([install(image), aborted.promise]);
        return { kind: 'built-in', name: image.name, folder: image.folder, python };
      } finally {
        signal.removeEventListener('abort', abort);
        if (progress !== undefined) heard.delete(progress);
      }
    },
  };
}
