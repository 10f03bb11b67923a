/** Fields over several things: the value that all have, or `mixed` until somebody sets one. */
import { useT } from '../../store/hooks.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Line } from '../line.tsx';

/** The value that all have; null where they differ. */
export function common<Value>(values: readonly Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

interface MixedLineProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly check?: (text: string) => string | null;
  readonly onType: (text: string) => void;
  readonly onDone: () => void;
}

export function MixedLine({ label, values, check, onType, onDone }: MixedLineProps) {
  const t = useT();
  const value = common(values);
  return (
    <Line
      label={label}
      value={value ?? ''}
      {...(value === null && { placeholder: t('inspector.mixed') })}
      check={(text) => (value === null && text === '' ? null : (check?.(text) ?? null))}
      onType={onType}
      onDone={onDone}
    />
  );
}

interface MixedSelectProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly options: readonly string[];
  readonly onPick: (value: string) => void;
}

export function MixedSelect({ label, values, options, onPick }: MixedSelectProps) {
  const t = useT();
  const value = common(values);
  const known = [...new Set([...options, ...(value === null ? [] : [value])])].map((option) => ({
    value: option,
    label: option,
  }));
  return (
    <Field label={label}>
      {(field) => (
        <Select
          field={field}
          value={value ?? ''}
          options={value === null ? [{ value: '', label: t('inspector.mixed') }, ...known] : known}
          onPick={(picked) => picked !== '' && onPick(picked)}
        />
      )}
    </Field>
  );
}

interface MixedCheckboxProps {
  readonly label: string;
  readonly values: readonly boolean[];
  readonly onChange: (checked: boolean) => void;
}

export function MixedCheckbox({ label, values, onChange }: MixedCheckboxProps) {
  const value = common(values);
  return <Checkbox label={label} checked={value === true} mixed={value === null} onChange={onChange} />;
}
