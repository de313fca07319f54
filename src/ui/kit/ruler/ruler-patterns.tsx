/** The hatches of the ruler, once per page: a verdict is never told by hue alone. */
export const RulerPatterns = () => (
  <svg className="vh" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="p-watch" width="5" height="10" patternUnits="userSpaceOnUse">
        <rect className="p-watch-ground" width="5" height="10" />
        <rect className="p-watch-line" width="1.5" height="10" />
      </pattern>
      <pattern id="p-danger" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="p-danger-ground" width="6" height="6" />
        <rect className="p-danger-line" width="2.4" height="6" />
      </pattern>
      <pattern id="p-lost" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="p-lost-ground" width="6" height="6" />
        <path className="p-lost-line" d="M0 0L6 6M6 0L0 6" />
      </pattern>
      <pattern id="p-blind" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect className="p-blind-ground" width="8" height="8" />
        <rect className="p-blind-line" width="1" height="8" />
      </pattern>
    </defs>
  </svg>
);
