/** Locating a pair: listening on its path while it is pinged, and what is done with the capture. */
import { asPcapng } from '../../../shared/locate/pcapng.ts';
import type { Capture } from '../../../shared/locate/capture.ts';
import type { Located } from '../../../shared/locate/located.ts';
import { problemOf } from '../../client/problem-of.ts';
import type { LocatePair } from '../live.ts';
import { splitObjectId } from '../object-id.ts';
import { download } from '../../ui/download.ts';
import type { Workbench } from '../workbench.ts';
import { designOf } from './design-input.ts';
import { onHostEvent } from './host-events.ts';
import { runTask } from './run.ts';

export function locate(bench: Workbench, pair: LocatePair): Promise<boolean> {
  return runTask(bench, 'locate', async (signal) => {
    const design = designOf(bench);
    bench.live.setState({ locate: { pair, text: design.text, phase: 'connecting', points: 0, found: null, canView: false } });
    const viewer = bench.client.locate.viewer().catch(() => ({ available: false }));
    const { from, to, address } = pair;
    for await (const event of await bench.client.locate.run({ ...design, from, to, address }, { signal })) {
      if (event.type === 'host') onHostEvent(bench, event);
      else if (event.type === 'phase') change(bench, { phase: event.phase, points: event.points });
      else change(bench, { found: event, canView: (await viewer).available });
    }
  });
}

/**
 * Whom to locate: the two containers or hosts that are selected, else the pair that is explained, with the target's first address.
 * Null where there is neither.
 */
export function pairToLocate(bench: Workbench): LocatePair | null {
  const { selection, cell } = bench.view.getState();
  const endpoints = bench.analysis.getState().prediction?.table.endpoints ?? [];
  const ends = selection.flatMap((id) => {
    const { kind, name } = splitObjectId(id) ?? {};
    const wanted = kind === 'container' ? name : kind === 'host' ? `host:${name ?? ''}` : undefined;
    return endpoints.filter((endpoint) => endpoint.id === wanted);
  });
  const [first, second] = ends;
  const isTwo = ends.length === 2 && selection.length === 2;
  const from = isTwo ? first?.id : cell?.from;
  const target = isTwo ? second : endpoints.find(({ id }) => id === cell?.to);
  const address = target?.addresses[0]?.address;
  return from === undefined || !target || address === undefined ? null : { from, to: target.id, address };
}

function change(bench: Workbench, what: Partial<NonNullable<ReturnType<Workbench['live']['getState']>['locate']>>): void {
  bench.live.setState(({ locate: before }) => (before ? { locate: { ...before, ...what } } : {}));
}

interface Found {
  readonly located: Located;
  readonly capture: Capture;
}

/** `bbox1-172.16.20.11`. */
function nameOf({ located }: Found): string {
  return `${located.from}-${located.address}`.replace(/[^\w.-]+/g, '-');
}

function fileOf({ located, capture }: Found): Uint8Array<ArrayBuffer> {
  return asPcapng(capture, `${located.from} to ${located.to}, ${located.address}`);
}

export function saveCapture(found: Found): void {
  download(`${nameOf(found)}.pcapng`, new Blob([fileOf(found)], { type: 'application/vnd.tcpdump.pcap' }));
}

export async function openCapture(bench: Workbench, found: Found): Promise<void> {
  const content = btoa(Array.from(fileOf(found), (byte) => String.fromCharCode(byte)).join(''));
  try {
    await bench.client.locate.open({ name: nameOf(found), content });
  } catch (error) {
    bench.view.getState().set({ notice: problemOf(error).message });
  }
}
