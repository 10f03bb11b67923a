import { defineRule } from '../rule.ts';

export const imageName = defineRule({
  code: 'IMAGE_NAME',
  severity: 'error',
  title: 'Docker refuses the name of an image',
  explanation: {
    what: 'The image of a container is not a name that Docker can read.',
    why:
      'The name is [REGISTRY/]NAME[:TAG][@DIGEST]. NAME has small letters, digits, and single . _ - between them; a tag has at most 128 letters, digits and _ . - after ' +
      'the first character. Docker says of others: "invalid reference format".',
    how: 'Write it as in `busybox`, `nginx:1.27` or `registry.example.org:5000/team/app:2`.',
  },
  *find({ topology }) {
    for (const { key, image } of topology.containers.values()) {
      const why = refusal(image);
      if (why === undefined) continue;
      const path = ['containers', key, 'image'];
      const small = image.toLowerCase();
      yield {
        message: `Docker cannot read the image ${image === '' ? '""' : image} of ${key}: "${why}".`,
        hint: 'Write NAME or NAME:TAG, with a registry in front where it is not on Docker Hub.',
        path,
        objects: [{ kind: 'container', name: key }],
        ...(small !== image && refusal(small) === undefined
          ? { fix: { label: `Write ${small}`, changes: [{ path, value: small }] } }
          : {}),
      };
    }
  },
});

const DOMAIN =
  /^(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
const LONGEST_NAME = 255;

/** What the daemon says of a name, by the grammar of distribution/reference; undefined where it takes it. */
function refusal(image: string): string | undefined {
  const wrong = 'invalid reference format';
  const at = image.indexOf('@');
  if (at >= 0 && !DIGEST.test(image.slice(at + 1))) return wrong;
  const named = at >= 0 ? image.slice(0, at) : image;
  if (/^[a-f0-9]{64}$/.test(named)) return `invalid repository name (${named}), cannot specify 64-byte hexadecimal strings`;
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  if (hasTag && !TAG.test(named.slice(colon + 1))) return wrong;
  const whole = hasTag ? named.slice(0, colon) : named;
  if (whole.length > LONGEST_NAME) return `repository name must not be more than ${LONGEST_NAME} characters`;
  const [first = '', ...rest] = whole.split('/');
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  if (isRegistry && !DOMAIN.test(first)) return wrong;
  const parts = isRegistry ? rest : [first, ...rest];
  if (parts.every((part) => NAME.test(part))) return undefined;
  return parts.every((part) => NAME.test(part.toLowerCase()))
    ? `${wrong}: repository name (${parts.length === 1 ? 'library/' : ''}${parts.join('/')}) must be lowercase`
    : wrong;
}
