/** Lines for keys that may be left out: empty means not there. */
import { useT } from '../store/hooks.ts';
import { Field } from '../ui/field.tsx';
import { Select } from '../ui/select.tsx';
import { Line } from './line.tsx';
import { orNothing } from './set-or-drop.ts';
import { numberMistake, parseNumber, splitList } from './validate.ts';

interface Common {
  readonly label: string;
  readonly placeholder?: string;
  readonly onDone: () => void;
}

interface TextProps extends Common {
  readonly value: string | undefined;
  readonly check?: (text: string) => string | null;
  readonly set: (value: string | undefined) => void;
}

export function OptionalText({ value, set, ...line }: TextProps) {
  return <Line {...line} value={value ?? ''} onType={(text) => set(text === '' ? undefined : text)} />;
}

interface NumberProps extends Common {
  readonly value: number | undefined;
  readonly low: number;
  readonly high: number;
  readonly set: (value: number | undefined) => void;
}

/** What is no number within its bounds is shown with its mistake, and not written into the document. */
export function OptionalNumber({ value, low, high, set, ...line }: NumberProps) {
  const t = useT();
  return (
    <Line
      {...line}
      value={value?.toString() ?? ''}
      check={(text) => numberMistake(text, low, high, t)}
      onType={(text) => {
        const number = parseNumber(text, low, high);
        if (number !== undefined || text === '') set(number);
      }}
    />
  );
}

interface ListProps extends Common {
  readonly value: readonly (string | number)[] | undefined;
  readonly check?: (text: string) => string | null;
  readonly set: (value: string[] | undefined) => void;
}

/** Items separated by commas or spaces. */
export function OptionalList({ value, set, ...line }: ListProps) {
  return <Line {...line} value={(value ?? []).join(', ')} onType={(text) => set(orNothing(splitList(text)))} />;
}

const LEFT_OUT = '';

interface ChoiceProps<Choice extends string> {
  readonly label: string;
  readonly value: Choice | undefined;
  readonly options: readonly { readonly value: Choice; readonly label: string }[];
  /** What leaving it out is called. */
  readonly none: string;
  readonly set: (value: Choice | undefined) => void;
}

export function OptionalChoice<Choice extends string>({ label, value, options, none, set }: ChoiceProps<Choice>) {
  return (
    <Field label={label}>
      {(field) => (
        <Select
          field={field}
          value={value ?? LEFT_OUT}
          options={[{ value: LEFT_OUT, label: none }, ...options]}
          onPick={(picked) => set(options.find((option) => option.value === picked)?.value)}
        />
      )}
    </Field>
  );
}
