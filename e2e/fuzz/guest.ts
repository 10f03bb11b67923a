/** The prediction against the kernel of a guest of the VM lab, which has 802.1Q and ipvlan. */
import fc from 'fast-check';
import { compareWithKernel, describeDifference, describeUncertain, isBuilt } from './differential.ts';
import { otherMachine, type RunLine } from './machine.ts';
import { vlanCase } from './vlans.ts';

/** One waits for silence while the other is built; a guest has one processor. */
const AT_ONCE = 2;

export interface GuestFuzz {
  readonly topologies: number;
  readonly cells: number;
  readonly reachable: number;
  /** A line with all of that, and how many cells were left out because who answers first decides. */
  readonly summary: string;
  /** A sentence a cell in which the two differ, with the number of its topology; and topologies that could not be built. */
  readonly mismatches: readonly string[];
}

/**
 * Builds random topologies from namespaces inside one machine and pings every pair of each. `run` runs a line of sh there as root
 * with this input, and gives what it prints; iproute2, nftables and python3 are needed.
 */
export async function fuzzInGuest(run: RunLine, topologies: number, seed: number): Promise<GuestFuzz> {
  const machine = await otherMachine(run);
  const sum = { cells: 0, reachable: 0, uncertain: 0, uncertainIpv6: 0 };
  const mismatches: string[] = [];
  const cases = fc.sample(vlanCase, { numRuns: topologies, seed });
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      const given = cases[index];
      if (!given) return;
      const { cells, reachable, uncertain, uncertainIpv6, differences, complaints } = await compareWithKernel(given, machine);
      sum.cells += cells;
      sum.reachable += reachable;
      sum.uncertain += uncertain;
      sum.uncertainIpv6 += uncertainIpv6;
      if (!isBuilt(complaints)) mismatches.push(`topology ${index} could not be built: ${complaints.join('; ')}`);
      mismatches.push(...differences.map((difference) => `topology ${index}: ${describeDifference(difference)}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { cells, reachable } = sum;
  const summary = `seed ${seed}, in a guest: ${topologies} topologies, ${cells} cells compared (${reachable} answered), ${describeUncertain(sum)}, ${mismatches.length} mismatches`;
  return { topologies, cells, reachable, summary, mismatches };
}
