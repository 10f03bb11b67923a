/** A file that is dropped on the window is opened; in a browser, which tells no path, its text is. */
import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT, useWorkbench } from '../store/hooks.ts';
import { notify } from '../store/notify.ts';
import { openFile, openText, unlessUnsaved } from '../store/tasks/files.ts';
import type { Workbench } from '../store/workbench.ts';
import styles from './file-drop.module.css';

/** A design is text that a person reads; anything larger is not one. */
const LARGEST = 16 * 1024 * 1024;

export function FileDrop() {
  const t = useT();
  const bench = useWorkbench();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
      window.addEventListener(
        name,
        (event) => {
          // What is dragged within the page is for the canvas.
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          event.stopPropagation();
          act(event);
        },
        { capture: true, signal: stop.signal },
      );
    listen('dragenter', () => setOver(true));
    listen('dragover', (event) => {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    });
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file) void openDropped(bench, file);
    });
    return () => stop.abort();
  }, [bench]);
  if (!over) return null;
  return (
    <div className={styles.over}>
      <p>
        <FileDown size={18} aria-hidden="true" />
        {t('drop.words')}
      </p>
    </div>
  );
}

/** Electron before 32 tells the path on the file itself; a browser tells none. */
function pathOf(file: File): string {
  if ('path' in file && typeof file.path === 'string') return file.path;
  return window.vlanvas?.pathOf(file) ?? '';
}

/** Null for what is no text. */
async function textOf(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

async function openDropped(bench: Workbench, file: File): Promise<void> {
  const path = pathOf(file);
  if (path !== '') {
    unlessUnsaved(bench, () => void openFile(bench, path));
  } else if (file.size > LARGEST) {
    notify(bench, bench.t('drop.large', { name: file.name }));
  } else {
    const text = await textOf(file);
    if (text === null) notify(bench, bench.t('drop.noText', { name: file.name }));
    else unlessUnsaved(bench, () => openText(bench, text));
  }
}
