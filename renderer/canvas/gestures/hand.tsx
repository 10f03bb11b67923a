/** While Space is held, a drag moves the view whatever it begins on. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import styles from './hand.module.css';

export function Hand() {
  const flow = useReactFlow();
  const [isHeld, setIsHeld] = useState(false);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey || !isFree(event)) return;
      event.preventDefault();
      setIsHeld(true);
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === ' ') setIsHeld(false);
    };
    const onBlur = (): void => setIsHeld(false);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('keyup', onKeyUp);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('keyup', onKeyUp);
      window.removeEventListener('blur', onBlur);
    };
  }, []);
  if (!isHeld) return null;
  const end = (): void => {
    from.current = null;
  };
  return (
    <div
      className={styles.hand}
      data-testid="hand"
      aria-hidden="true"
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => {
        if (!from.current) return;
        const { x, y, zoom } = flow.getViewport();
        void flow.setViewport({ x: x + event.clientX - from.current.x, y: y + event.clientY - from.current.y, zoom });
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

/** Space is nobody's: the canvas has the keyboard, or nothing has. */
function isFree({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || target === document.body) return true;
  return target.closest('[data-part="canvas"]') !== null && target.closest('button, input, a') === null;
}
