/**
 * The pictures of docs/screenshots, each in both themes. What is measured in them is measured: on virtual machines with VLANs of
 * their own, where a switch port is made to drop one.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWeb } from '../support/doors.ts';
import { bringUpLab, repository } from '../support/lab.ts';
import { workbenchOn } from '../pages/workbench.ts';
import { deployedScenes, SCENE_LAB } from './deployed-scenes.ts';
import { drawnScenes } from './drawn-scenes.ts';
import type { Scene, Stage } from './scene.ts';

const folder = join(repository, 'docs', 'screenshots');
/** Names of those that are wanted; none: all. */
const wanted = process.argv.slice(2);
const isWanted = ({ name }: Scene): boolean => wanted.length === 0 || wanted.includes(name);

async function take(scenes: readonly Scene[], stage: Stage): Promise<void> {
  for (const scene of scenes) {
    for (const theme of ['light', 'dark'] as const) {
      const door = await openWeb({
        theme,
        ...(scene.file !== undefined && { file: scene.file }),
        ...(scene.size && { size: scene.size }),
      });
      try {
        await scene.act(workbenchOn(door.page), stage);
        await door.page.screenshot({ path: join(folder, `${scene.name}-${theme}.png`) });
        console.log(`${scene.name}-${theme}.png`);
      } finally {
        await door.close();
        await scene.after?.(stage);
      }
    }
  }
}

const scratch = await mkdtemp(join(tmpdir(), 'vlanvas-pictures-'));
const asFile = async (name: string, text: string): Promise<string> => {
  const file = join(scratch, `${name}.vlanvas.yaml`);
  await writeFile(file, text);
  return file;
};
try {
  await take((await drawnScenes(asFile)).filter(isWanted), { lab: null });
  const onHosts = (await deployedScenes(asFile)).filter(isWanted);
  if (onHosts.length > 0) {
    const lab = await bringUpLab(SCENE_LAB);
    try {
      await take(onHosts, { lab });
    } finally {
      await lab.down();
    }
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
