/** Forwarding rules and static routes in words: beside the pointer, on the marks of a host, and for screen readers. */
import type { HostDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import type { Translate } from '../../locales/index.ts';
import { splitRuleId } from './rule-lines.ts';
import type { Fact } from './wire-facts.ts';

type Rule = NonNullable<HostDocument['forward']>[number];
type Route = NonNullable<HostDocument['routes']>[number];

/** `id`: of a rule (rule-lines.ts). */
export function ruleFacts(document: TopologyDocument, id: string, t: Translate): readonly Fact[] {
  const found = splitRuleId(id);
  const rule = found && document.hosts?.[found.host]?.forward?.[found.index];
  if (!rule) return [];
  const optional: readonly (readonly [string, string | undefined])[] = [
    [t('router.source'), rule.source],
    [t('router.destination'), rule.destination],
    [t('router.protocol'), rule.protocol],
    [t('router.ports'), rule.ports?.join(', ')],
    [t('rule.nat'), rule.masquerade ? t('rule.natWords', { link: rule.to ?? t('router.any') }) : undefined],
  ];
  return [
    { label: t('router.rule', { number: found.index + 1 }), value: t(`router.action.${rule.action}`) },
    { label: t('router.rule.from'), value: rule.from ?? t('router.any') },
    { label: t('router.rule.to'), value: rule.to ?? t('router.any') },
    ...optional.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }])),
    { label: t('rule.inFile'), value: `hosts.${found.host}.forward[${found.index}]` },
  ];
}

/** `Rule 1 of router01: accept what comes in by eth2.10 and goes out by eth2.20 (NAT)`. */
export function ruleWords(document: TopologyDocument, host: string, index: number, t: Translate): string {
  const found = document.hosts?.[host];
  const rule = found?.forward?.[index];
  if (!rule) return '';
  const [from, to] = [rule.from, rule.to].map((link) => link && linkWords(found, link));
  return t('rule.of', { number: index + 1, host, rule: ruleLine({ ...rule, ...(from && { from }), ...(to && { to }) }, t) });
}

/** With its VLAN, where its name does not tell: who hears a rule does not see what hangs above the interface. */
function linkWords({ interfaces }: HostDocument, link: string): string {
  const vlan = interfaces?.[link]?.vlan;
  return vlan === undefined || link.endsWith(`.${vlan}`) ? link : `${link} (VLAN ${vlan})`;
}

/** The rules of a host in their order, a line each. */
export function policyText(rules: readonly Rule[], t: Translate): string {
  return [...rules.map((rule, index) => `${index + 1}. ${ruleLine(rule, t)}`), t('rule.rest')].join('\n');
}

/** The routes of a host, a line each. */
export function routesText(routes: readonly Route[], t: Translate): string {
  return routes.map((route) => routeLine(route, t)).join('\n');
}

function ruleLine(rule: Rule, t: Translate): string {
  const only = [
    rule.source === undefined ? '' : `${t('router.source')} ${rule.source}`,
    rule.destination === undefined ? '' : `${t('router.destination')} ${rule.destination}`,
    [rule.protocol, rule.ports?.join(', ')].filter((part) => part !== undefined).join(' '),
    rule.masquerade ? t('rule.nat') : '',
  ].filter((part) => part !== '');
  const ends = { from: rule.from ?? t('router.any'), to: rule.to ?? t('router.any') };
  const words = t(`rule.words.${rule.action}`, ends);
  return only.length === 0 ? words : `${words} (${only.join(', ')})`;
}

function routeLine({ to, via, interface: link, metric }: Route, t: Translate): string {
  return [
    to,
    via === undefined ? '' : `${t('router.via')} ${via}`,
    link === undefined ? '' : `${t('router.interface')} ${link}`,
    metric === undefined ? '' : `${t('router.metric')} ${metric}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
