/** What makes a host a router: static routes, and the forwarding policy, first match wins. */
import { Plus } from 'lucide-react';
import type { HostDocument, TopologyDocument } from '../../../shared/topology/document.ts';
import { useT } from '../../store/hooks.ts';
import { useShownRule } from '../use-shown-rule.ts';
import { EditButton } from '../edit-button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { moveItem } from '../../store/edits/list.ts';
import { removeRule } from '../../store/edits/remove.ts';
import { Select } from '../../ui/select.tsx';
import { CardHead } from '../card-head.tsx';
import styles from '../inspector.module.css';
import { Line } from '../line.tsx';
import { OptionalChoice, OptionalNumber, OptionalText } from '../optional.tsx';
import { orNothing, setOrDrop } from '../set-or-drop.ts';
import { useEdit } from '../use-edit.ts';
import { addressMistake, parsePorts, prefixMistake } from '../validate.ts';

type Route = NonNullable<HostDocument['routes']>[number];
type Rule = NonNullable<HostDocument['forward']>[number];

const ANY = '';
const PROTOCOLS = ['icmp', 'tcp', 'udp'] as const;

export function RouterFields({ name, document }: { readonly name: string; readonly document: TopologyDocument }) {
  const t = useT();
  const edit = useEdit(name);
  const rules = useShownRule(name);
  const host = document.hosts?.[name];
  if (!host) return null;
  const links = [...Object.keys(host.bonds ?? {}), ...Object.keys(host.interfaces ?? {})];
  const changeRoute = (index: number, field: string, apply: (route: Route) => void): void =>
    edit.typed(`${field} ${index + 1}`, (draft) => {
      const route = draft.hosts?.[name]?.routes?.[index];
      if (route) apply(route);
    });
  const changeRule = (index: number, field: string, apply: (rule: Rule) => void): void =>
    edit.typed(`${field} ${index + 1}`, (draft) => {
      const rule = draft.hosts?.[name]?.forward?.[index];
      if (rule) apply(rule);
    });
  return (
    <>
      <h3 className={styles.group}>{t('router.routes')}</h3>
      {host.routes?.map((route, index) => (
        <section key={index} className={styles.card} aria-label={t('router.route', { number: index + 1 })}>
          <CardHead
            title={t('router.route', { number: index + 1 })}
            remove={t('router.remove', { number: index + 1 })}
            onRemove={() =>
              edit.once(t('router.removeRoute', { name }), (draft) => {
                const found = draft.hosts?.[name];
                found?.routes?.splice(index, 1);
                if (found?.routes?.length === 0) delete found.routes;
              })
            }
          />
          <Line
            label={t('router.to')}
            value={route.to}
            check={(text) => (text === 'default' ? null : text === '' ? t('mistake.prefix') : prefixMistake(text, t))}
            onType={(text) => changeRoute(index, t('router.to'), (found) => void (found.to = text))}
            onDone={edit.seal}
          />
          <Line
            label={t('router.via')}
            value={route.via ?? ''}
            check={(text) => addressMistake(text, [], t)}
            onType={(text) =>
              changeRoute(index, t('router.via'), (found) => {
                if (text === '') delete found.via;
                else found.via = text;
              })
            }
            onDone={edit.seal}
          />
          <div className={styles.pair}>
            <OptionalChoice
              label={t('router.interface')}
              value={route.interface}
              none={t('router.byAddress')}
              options={links.map((link) => ({ value: link, label: link }))}
              set={(link) => changeRoute(index, t('router.interface'), (found) => setOrDrop(found, 'interface', link))}
            />
            <OptionalNumber
              label={t('router.metric')}
              value={route.metric}
              low={0}
              high={2_147_483_647}
              set={(metric) => changeRoute(index, t('router.metric'), (found) => setOrDrop(found, 'metric', metric))}
              onDone={edit.seal}
            />
          </div>
        </section>
      ))}
      <div className={styles.buttons}>
        <EditButton
          small
          onClick={() =>
            edit.once(t('router.addRoute', { name }), (draft) => {
              const found = draft.hosts?.[name];
              if (found) found.routes = [...(found.routes ?? []), { to: 'default' }];
            })
          }
        >
          <Plus size={13} aria-hidden="true" /> {t('router.routeButton')}
        </EditButton>
      </div>
      <h3 className={styles.group}>{t('router.rules')}</h3>
      <p className={styles.words}>{t(host.forward ? 'router.policy' : 'router.noPolicy')}</p>
      {host.forward?.map((rule, index) => (
        <section
          key={index}
          className={styles.card}
          aria-label={t('router.rule', { number: index + 1 })}
          tabIndex={-1}
          ref={rules(index)}
        >
          <CardHead
            title={t('router.rule', { number: index + 1 })}
            remove={t('router.remove', { number: index + 1 })}
            onRemove={() => edit.once(t('router.removeRule', { name }), (draft) => removeRule(draft, name, index))}
            move={{
              up: index > 0,
              down: index < (host.forward?.length ?? 0) - 1,
              by: (step) =>
                edit.once(t('router.moveRule', { number: index + 1 }), (draft) =>
                  moveItem(draft.hosts?.[name]?.forward, index, step),
                ),
            }}
          />
          <div className={styles.pair}>
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={t(`router.rule.${end}`)}>
                {(field) => (
                  <Select
                    field={field}
                    value={rule[end] ?? ANY}
                    options={[{ value: ANY, label: t('router.any') }, ...links.map((link) => ({ value: link, label: link }))]}
                    onPick={(link) =>
                      changeRule(index, t(`router.rule.${end}`), (found) => {
                        if (link === ANY) Reflect.deleteProperty(found, end);
                        else found[end] = link;
                      })
                    }
                  />
                )}
              </Field>
            ))}
          </div>
          {(['source', 'destination'] as const).map((end) => (
            <OptionalText
              key={end}
              label={t(`router.${end}`)}
              value={rule[end]}
              placeholder={t('router.any')}
              check={(text) => prefixMistake(text, t)}
              set={(prefix) => changeRule(index, t(`router.${end}`), (found) => setOrDrop(found, end, prefix))}
              onDone={edit.seal}
            />
          ))}
          <div className={styles.pair}>
            <OptionalChoice
              label={t('router.protocol')}
              value={rule.protocol}
              none={t('router.any')}
              options={PROTOCOLS.map((value) => ({ value, label: value }))}
              set={(protocol) =>
                changeRule(index, t('router.protocol'), (found) => {
                  setOrDrop(found, 'protocol', protocol);
                  if (protocol !== 'tcp' && protocol !== 'udp') delete found.ports;
                })
              }
            />
            {(rule.protocol === 'tcp' || rule.protocol === 'udp' || rule.ports) && (
              <Line
                label={t('router.ports')}
                value={rule.ports?.join(', ') ?? ''}
                placeholder={t('router.any')}
                check={(text) => (parsePorts(text) ? null : t('mistake.ports'))}
                onType={(text) => {
                  const ports = parsePorts(text);
                  if (ports) changeRule(index, t('router.ports'), (found) => setOrDrop(found, 'ports', orNothing(ports)));
                }}
                onDone={edit.seal}
              />
            )}
          </div>
          <Field label={t('router.action')}>
            {(field) => (
              <Select
                field={field}
                value={rule.action}
                options={(['accept', 'drop'] as const).map((action) => ({ value: action, label: t(`router.action.${action}`) }))}
                onPick={(action) =>
                  changeRule(index, t('router.action'), (found) => void (found.action = action === 'drop' ? 'drop' : 'accept'))
                }
              />
            )}
          </Field>
          <Checkbox
            label={t('router.masquerade')}
            checked={rule.masquerade === true}
            onChange={(on) =>
              changeRule(index, t('router.masquerade'), (found) => {
                if (on) found.masquerade = true;
                else delete found.masquerade;
              })
            }
          />
        </section>
      ))}
      <div className={styles.buttons}>
        <EditButton
          small
          onClick={() =>
            edit.once(t('router.addRule', { name }), (draft) => {
              const found = draft.hosts?.[name];
              if (found) found.forward = [...(found.forward ?? []), { action: 'accept' }];
            })
          }
        >
          <Plus size={13} aria-hidden="true" /> {t('router.ruleButton')}
        </EditButton>
      </div>
    </>
  );
}
