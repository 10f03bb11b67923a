/** The one dialog that is open, if any. */
import { useView } from '../../store/hooks.ts';
import { AboutDialog } from './about-dialog.tsx';
import { AddHostsDialog } from './add-hosts-dialog.tsx';
import { CommandPalette } from '../command-palette.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ExpectDialog } from './expect-dialog.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { ExamplesDialog } from './examples-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { SandboxDialog } from './sandbox-dialog.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

export function Dialogs() {
  const dialog = useView((view) => view.dialog);
  switch (dialog) {
    case null:
      return null;
    case 'commands':
      return <CommandPalette />;
    case 'connect':
      return <ConnectDialog />;
    case 'expect':
      return <ExpectDialog />;
    case 'addHosts':
      return <AddHostsDialog />;
    case 'examples':
      return <ExamplesDialog />;
    case 'open':
      return <OpenDialog />;
    case 'replace':
      return <ReplaceDialog />;
    case 'save':
      return <SaveDialog />;
    case 'sandbox':
      return <SandboxDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'about':
      return <AboutDialog />;
    case 'discard':
      return <DiscardDialog />;
    case 'deploy':
    case 'destroy':
      return <ConfirmDialog purpose={dialog} />;
  }
}
