/** Two rails through two hosts. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" fill="none" strokeLinecap="round" strokeWidth="3.2" aria-hidden="true">
      <path d="M8.5 3.5v17M15.5 3.5v17" stroke="currentColor" />
      <path d="M3 8.7h18" stroke="var(--hue-1)" />
      <path d="M3 15.3h18" stroke="var(--hue-2)" />
    </svg>
  );
}
