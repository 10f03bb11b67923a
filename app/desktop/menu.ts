/** The application menu: what each platform expects of any program; the designer's own actions live in the page. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuWords } from './menu-words.ts';

export interface MenuActions {
  setTheme(theme: 'system' | 'light' | 'dark'): void;
}

/** The template for a platform (`darwin`, `linux`, `win32`). */
export function menuTemplate(
  platform: string,
  theme: 'system' | 'light' | 'dark',
  words: MenuWords,
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
    { label: words.file, submenu: [mac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit }] },
    {
      label: words.edit,
      // Undo and redo are the page's own (Ctrl+Z): the roles of the same name know text fields only, and would take the keys.
      submenu: [
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        themeItem('system', words.systemColours),
        themeItem('light', words.light),
        themeItem('dark', words.dark),
        { type: 'separator' },
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'togglefullscreen', label: words.fullScreen },
        { type: 'separator' },
        { role: 'reload', label: words.reload },
        { role: 'toggleDevTools', label: words.developerTools },
      ],
    },
    mac
      ? { role: 'windowMenu', label: words.window }
      : {
          label: words.window,
          submenu: [
            { role: 'minimize', label: words.minimize },
            { role: 'close', label: words.close },
          ],
        },
  ];
}
