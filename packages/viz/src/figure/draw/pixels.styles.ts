import { css } from 'lit';

/** Canvases filled by `pixels`, in the colours of their roles. */
export const pixelsStyles = css`
  .card {
    transition: color 1ms;
  }

  canvas {
    --_positive: var(--_ink);

    display: block;
    inline-size: 100%;
    border-radius: 3px;
    background: var(--_card);
    box-shadow: 0 0 0 1px var(--_line);
    color: var(--_positive);
    caret-color: var(--_negative);
    image-rendering: pixelated;
    forced-color-adjust: none;
  }

  .filter {
    --_positive: var(--_filter);
  }

  .output {
    --_positive: var(--_output);
  }
`;
