/** A cell in words, for whoever does not see it. */
import type { Translate } from '../../../locales/index.ts';
import { roundTripText, type Cell, type Change } from './model.ts';

export function cellLabel(cell: Cell, t: Translate): string {
  const pair = `${cell.from} → ${cell.to}`;
  if (cell.look === 'self' || cell.look === 'none' || cell.look === 'waiting' || cell.look === 'dead')
    return `${pair}: ${t(`look.${cell.look}`)}`;
  const what = cell.measured ? t(`look.${cell.look}`) : t(`look.predicted.${cell.look === 'open' ? 'open' : 'closed'}`);
  const parts = [
    what,
    cell.rttMs === null ? '' : `${roundTripText(cell.rttMs)} ms`,
    cell.unmet ? t('look.unmet') : cell.met ? t('look.met') : '',
    cell.change === 'same' ? '' : t(`compare.cell.${cell.change}`),
  ];
  return `${pair}: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** What a cell says where it is compared. */
export const CHANGE_MARKS = {
  same: '',
  opened: '– → ○',
  closed: '○ → –',
  newOpen: '+ ○',
  newClosed: '+ –',
} as const satisfies Record<Change, string>;

/** `isCompared`: what is written is what changed. */
export function cellMark(cell: Cell, isCompared = false): string {
  if (isCompared) return CHANGE_MARKS[cell.change];
  if (cell.look === 'blocked') return '✕';
  if (cell.look === 'leak') return cell.rttMs === null ? '!' : `! ${roundTripText(cell.rttMs)}`;
  if (cell.look === 'open' && cell.rttMs !== null) return `${roundTripText(cell.rttMs)} ms`;
  if (cell.look === 'open' && !cell.measured) return '○';
  return '';
}

/** What an endpoint is called in a sentence. */
export function endpointName(id: string, t: Translate): string {
  return id.startsWith('host:') ? `${id.slice('host:'.length)} (${t('matrix.hostItself')})` : id;
}

export function endpointLabel(id: string, t: Translate): string {
  return id.startsWith('host:') ? t('matrix.hostItself') : id;
}
