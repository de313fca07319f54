/** "→" as the interface draws it, read aloud as "to". */
export const Arrow = () => (
  <>
    <svg className="arrow" viewBox="0 0 18 10" aria-hidden="true">
      <path d="M0 5H16M12 1L16 5L12 9" />
    </svg>
    <span className="vh"> to </span>
  </>
);
