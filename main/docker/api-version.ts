/** Which version of the Docker API to speak with a daemon. */
import { reasonOf } from '../ssh/problems.ts';
import { dockerApi, dockerLost } from './problems.ts';

/** Docker 20.10, the oldest that is tested with. */
export const OLDEST_API = '1.41';
/** Docker 29.0, the newest whose answers are known. */
export const NEWEST_API = '1.52';

/** From the text of GET /version. Errors: DOCKER_TOO_OLD, DOCKER_TOO_NEW, DOCKER_LOST where it is no answer of a daemon. */
export function newestCommonApi(host: string, where: string, text: string): string {
  const { newest, oldest } = readVersions(host, where, text);
  if (compareApi(newest, OLDEST_API) < 0) throw dockerApi(host, where, true, newest, OLDEST_API);
  if (compareApi(oldest, NEWEST_API) > 0) throw dockerApi(host, where, false, oldest, NEWEST_API);
  return compareApi(newest, NEWEST_API) < 0 ? newest : NEWEST_API;
}

function readVersions(host: string, where: string, text: string): { newest: string; oldest: string } {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && 'ApiVersion' in answer && isVersion(answer.ApiVersion)) {
      const oldest = 'MinAPIVersion' in answer && isVersion(answer.MinAPIVersion) ? answer.MinAPIVersion : '1.0';
      return { newest: answer.ApiVersion, oldest };
    }
  } catch (error) {
    throw dockerLost(host, where, `what answers is no Docker daemon: ${reasonOf(error)}`, error);
  }
  throw dockerLost(host, where, 'what answers is no Docker daemon', undefined);
}

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && /^\d+\.\d+$/.test(value);
}

/** Below zero where `a` is older. */
export function compareApi(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
