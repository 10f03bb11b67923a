import { useContext } from 'react';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { ReadOnly } from '../ui/read-only.ts';

/** A button that changes the design: idle while that cannot be changed. */
export function EditButton({ disabled, ...rest }: ButtonProps) {
  const readOnly = useContext(ReadOnly);
  return <Button {...rest} disabled={readOnly || disabled} />;
}
