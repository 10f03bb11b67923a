import { produce } from 'immer';
import { describe, expect, it } from 'vitest';
import { group } from '../../store/edits/group.ts';
import { twoVlans } from '../../testing/two-vlans.ts';
import { dropHost, planDrop, withMates } from './drag.ts';
import { layOut } from '../layout/layout.ts';

const boxOf = (id: string) => layOut(twoVlans()).boxes.find((box) => box.id === id)!;
/** A container that lies in the middle of a host, counted from the corner of its own. */
const over = (id: string, host: string) => {
  const [own, other] = [boxOf(`host:${boxOf(id).host ?? ''}`), boxOf(host)];
  return { id, x: other.x - own.x + 100, y: 100 };
};

describe('where a dragged container comes to rest', () => {
  it('is the host under it', () => {
    const dragged = [over('container:bbox1', 'host:docker02')];
    expect(planDrop(twoVlans(), dragged).move).toEqual([{ container: 'bbox1', host: 'docker02' }]);
    expect(dropHost(twoVlans(), layOut(twoVlans()).boxes, dragged)).toBe('host:docker02');
  });

  it('is never a host without Docker: it goes back into its own', () => {
    const dragged = [over('container:bbox1', 'host:router01')];
    const plan = planDrop(twoVlans(), dragged);
    expect(plan).toMatchObject({ move: [], refused: 'no-docker' });
    const [placed] = plan.place;
    expect(placed!.x + boxOf('container:bbox1').width).toBeLessThanOrEqual(boxOf('host:docker01').width);
    expect(dropHost(twoVlans(), layOut(twoVlans()).boxes, dragged)).toBeNull();
  });
});

describe('a group that is dragged by one of it', () => {
  const document = produce(twoVlans(), (draft) => group(draft, ['host:docker01', 'host:docker02', 'container:bbox1']));
  const { boxes } = layOut(document);

  it('goes as far as that one, and what lies in a dragged host goes with the host alone', () => {
    const start = boxOf('host:docker02');
    const moved = withMates(document, boxes, [{ id: 'host:docker02', x: start.x + 30, y: start.y - 10 }]);
    const first = boxOf('host:docker01');
    expect(moved).toContainEqual({ id: 'host:docker01', x: first.x + 30, y: first.y - 10 });
    expect(moved.map((thing) => thing.id)).not.toContain('container:bbox1');
  });
});
