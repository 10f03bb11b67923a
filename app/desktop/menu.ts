/** The application menu: what each platform expects of any program; the designer's own actions live in the page. */
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  setTheme(theme: 'system' | 'light' | 'dark'): void;
}

/** The template for a platform (`darwin`, `linux`, `win32`). */
export function menuTemplate(
  platform: string,
  theme: 'system' | 'light' | 'dark',
  actions: MenuActions,
): readonly MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const themeItem = (value: 'system' | 'light' | 'dark', label: string): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: theme === value,
    click: () => actions.setTheme(value),
  });
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: '&File', submenu: [mac ? { role: 'close' } : { role: 'quit' }] },
    {
      label: '&Edit',
      // Undo and redo are the page's own (Ctrl+Z): the roles of the same name know text fields only, and would take the keys.
      submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: '&View',
      submenu: [
        themeItem('system', 'Colours of the System'),
        themeItem('light', 'Light'),
        themeItem('dark', 'Dark'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        { type: 'separator' },
        { role: 'reload' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
  ];
}
