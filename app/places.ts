/**
 * Where the program's own files are. Every bundle lies in `dist/` or one folder below it, in a checkout, in an installed
 * package and in a packed application alike.
 */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Places {
  readonly distFolder: string;
  /** The built page. */
  readonly pageFolder: string;
  /** The probe helpers, one for each architecture. */
  readonly helperFolder: string;
  readonly examplesFolder: string;
  /** package.json, examples and docs. */
  readonly packageFolder: string;
}

/** From the URL of the running bundle. */
export function places(bundle: string): Places {
  let folder = dirname(fileURLToPath(bundle));
  while (basename(folder) !== 'dist' && dirname(folder) !== folder) folder = dirname(folder);
  const packageFolder = dirname(folder);
  return {
    distFolder: folder,
    pageFolder: join(folder, 'page'),
    helperFolder: join(folder, 'helper'),
    examplesFolder: join(packageFolder, 'examples'),
    packageFolder,
  };
}
