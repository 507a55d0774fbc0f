import { css } from 'lit';

/**
 * Colours by role, light and dark, and the card of every figure. A page sets `--cnn-*` properties on any ancestor; style
 * sheets of figures use only the private `--_*` properties. If the page declares no colour scheme, the figure follows
 * that of the reader's system (class `scheme-auto`).
 */
export const theme = css`
  :host {
    --_paper: var(--cnn-paper, light-dark(#fbfaf6, #12151a));
    --_card: var(--cnn-card, light-dark(#ffffff, #1a1e25));
    --_ink: var(--cnn-ink, light-dark(#1c2330, #e9ebef));
    --_muted: var(--cnn-muted, light-dark(#5d6675, #9aa4b3));
    --_line: var(--cnn-line, light-dark(#dedad0, #323843));
    --_input: var(--cnn-input, light-dark(#1f5fce, #86b4ff));
    --_input-tint: var(--cnn-input-tint, light-dark(#dfe9fb, #1d3156));
    --_filter: var(--cnn-filter, light-dark(#8a5000, #f3bd5b));
    --_filter-tint: var(--cnn-filter-tint, light-dark(#fdebc8, #43310f));
    --_output: var(--cnn-output, light-dark(#0d6d44, #6fdca9));
    --_output-tint: var(--cnn-output-tint, light-dark(#d5f0e2, #123a29));
    --_gradient: var(--cnn-gradient, light-dark(#a8246f, #f49ac6));
    --_gradient-tint: var(--cnn-gradient-tint, light-dark(#fbdcec, #4a1a36));
    --_negative: var(--cnn-negative, light-dark(#5d5891, #aeaaea));
    --_danger: var(--cnn-danger, light-dark(#a3261f, #ff9e94));
    --_font: var(--cnn-font, system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif);

    display: block;
    /* Everything grows with the reader's font size, as with the browser's zoom. */
    zoom: max(1, 1rem / 16px);
    min-inline-size: min(100%, 272px);
    container-type: inline-size;
    color: initial;
    font: 15px/1.45 var(--_font);
    font-variant-numeric: tabular-nums lining-nums;
    letter-spacing: normal;
    text-transform: none;
    text-align: start;
    word-spacing: normal;
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .scheme-auto {
    color-scheme: light dark;
  }

  .card {
    --_pad: 26px;

    margin: 0;
    padding: 22px var(--_pad) 18px;
    border: 1px solid var(--_line);
    border-radius: var(--cnn-radius, 14px);
    background: var(--_card);
    color: var(--_ink);
  }

  .card:focus-visible,
  :focus-visible {
    outline: 3px solid var(--_input);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .problem {
    margin: 0;
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_danger);
    overflow-wrap: anywhere;
  }

  .problem strong {
    display: block;
    color: var(--_danger);
  }

  @container (max-width: 600px) {
    .card {
      --_pad: 16px;

      padding-block: 16px 14px;
    }
  }

  @media print {
    .card {
      break-inside: avoid;
      color-scheme: light;
      print-color-adjust: exact;
    }

    .hint {
      display: none;
    }
  }
`;
