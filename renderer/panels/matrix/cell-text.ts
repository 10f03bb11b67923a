/** A cell in words, for whoever does not see it. */
import type { Translate } from '../../locales/index.ts';
import { roundTripText, type Cell } from './model.ts';

export function cellLabel(cell: Cell, t: Translate): string {
  const pair = `${cell.from} → ${cell.to}`;
  if (cell.look === 'self' || cell.look === 'none' || cell.look === 'waiting' || cell.look === 'dead')
    return `${pair}: ${t(`look.${cell.look}`)}`;
  const what = cell.measured ? t(`look.${cell.look}`) : t(`look.predicted.${cell.look === 'open' ? 'open' : 'closed'}`);
  const parts = [
    what,
    cell.rttMs === null ? '' : `${roundTripText(cell.rttMs)} ms`,
    cell.unmet ? t('look.unmet') : '',
    cell.change === 'same' ? '' : t(`compare.cell.${cell.change}`),
  ];
  return `${pair}: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** `isCompared`: what is written is what changed. */
export function cellMark(cell: Cell, isCompared = false): string {
  if (isCompared) return cell.change === 'same' ? '' : cell.change === 'opened' ? '– → ○' : '○ → –';
  if (cell.look === 'blocked') return '✕';
  if (cell.look === 'leak') return cell.rttMs === null ? '!' : `! ${roundTripText(cell.rttMs)}`;
  if (cell.look === 'open' && cell.rttMs !== null) return `${roundTripText(cell.rttMs)} ms`;
  if (cell.look === 'open' && !cell.measured) return '○';
  return '';
}

export function endpointLabel(id: string, t: Translate): string {
  return id.startsWith('host:') ? t('matrix.hostItself') : id;
}
