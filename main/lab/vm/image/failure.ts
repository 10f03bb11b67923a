import { VlanvasError } from '../../../../shared/problem/problem.ts';

/** LAB_IMAGE_BUILD_FAILED: the disk of the virtual machines, or their snapshot, could not be made. */
export function buildFailed(why: string, hint = 'Mend what it says and run `vlanvas lab up` again.'): VlanvasError {
  return new VlanvasError('host', {
    code: 'LAB_IMAGE_BUILD_FAILED',
    message: `The image of the lab's virtual machines could not be made: ${why}`,
    hint,
  });
}
