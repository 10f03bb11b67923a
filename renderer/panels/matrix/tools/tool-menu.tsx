/** A tool of the matrix that opens a menu, and what is in such menus. */
import { Menu } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import menus from '../../../shell/menus.module.css';
import styles from './matrix-tools.module.css';

interface ToolMenuProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** Something of it is in force. */
  readonly pressed?: boolean;
  /** The label is for screen readers and the pointer alone. */
  readonly isSmall?: boolean;
  readonly children: ReactNode;
}

export function ToolMenu({ label, icon, pressed = false, isSmall = false, children }: ToolMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        className={styles.tool ?? ''}
        data-pressed={pressed || undefined}
        {...(isSmall && { 'aria-label': label, title: label })}
      >
        {icon}
        {!isSmall && label}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menus.positioner ?? ''} sideOffset={4} align="end">
          <Menu.Popup className={menus.popup ?? ''}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** A menu within a menu. */
export function ToolSubmenu({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className={menus.item ?? ''}>
        <span className={menus.tick} />
        <span className={menus.words}>{label}</span>
        <ChevronRight size={13} aria-hidden="true" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className={menus.positioner ?? ''} sideOffset={4} align="start">
          <Menu.Popup className={menus.popup ?? ''}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

/** Entries under a heading. */
export function ToolGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className={styles.group ?? ''}>{label}</Menu.GroupLabel>
      {children}
    </Menu.Group>
  );
}

interface ToolEntryProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly checked?: boolean;
  readonly onClick: () => void;
}

export function ToolEntry({ label, disabled = false, checked, onClick }: ToolEntryProps) {
  const content = (
    <>
      <span className={menus.tick}>{checked === true && <Check size={14} />}</span>
      <span className={menus.words}>{label}</span>
    </>
  );
  if (checked !== undefined) {
    return (
      <Menu.CheckboxItem className={menus.item ?? ''} checked={checked} onCheckedChange={onClick}>
        {content}
      </Menu.CheckboxItem>
    );
  }
  return (
    <Menu.Item className={menus.item ?? ''} disabled={disabled} onClick={onClick}>
      {content}
    </Menu.Item>
  );
}
