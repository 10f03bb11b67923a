/** The version in package.json, taken over when the program is bundled. */
import manifest from '../package.json' with { type: 'json' };

export const version: string = manifest.version;
