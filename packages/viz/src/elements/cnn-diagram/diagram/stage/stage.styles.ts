import { css } from 'lit';

/** One layer: its box, the arrow before a flat one, its texts and its small images. */
export const stageStyles = css`
  /* --_gone is how much shorter the arrow before a flat stage is: 9999px at the first of a row, which has none. */
  .part + .part .stage:first-child .box {
    --_gone: var(--_is-below);
  }

  .flat.input .box {
    --_gone: 9999px;
  }

  .stage {
    position: relative;
    min-inline-size: 0;
  }

  .image {
    flex: none;
    inline-size: var(--_s);
  }

  .flat {
    inline-size: max-content;
    max-inline-size: min(100%, 190px);
  }

  .box {
    position: relative;
    block-size: var(--_s);
    border-radius: 4px;
    cursor: crosshair;
    touch-action: pan-x pan-y;
  }

  .flat .box {
    --_gone: 0px;

    display: grid;
    align-items: center;
    justify-items: start;
    inline-size: fit-content;
  }

  .flat .box::after {
    position: absolute;
    inset-block-start: calc(50% - 2.5px);
    inset-inline-start: calc(var(--_s) * var(--_gap) * -0.22 - 5px);
    inline-size: 6px;
    block-size: 6px;
    border: solid var(--_muted);
    border-width: max(0px, 1.5px - var(--_gone)) max(0px, 1.5px - var(--_gone)) 0 0;
    opacity: 0.7;
    transform: rotate(45deg);
    content: '';
  }

  .flat .box::before {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: calc(var(--_s) * var(--_gap) * -0.78);
    inline-size: max(0px, var(--_s) * var(--_gap) * 0.56 - var(--_gone));
    border-block-start: 1.5px solid var(--_muted);
    opacity: 0.7;
    content: '';
  }

  .text {
    display: grid;
    justify-items: start;
    margin-block-start: 8px;
    font-size: 11.5px;
    line-height: 16px;
  }

  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .name {
    padding: 2px 0;
    font-size: 13px;
    font-weight: 700;
    line-height: 20px;
    text-align: start;
    text-decoration-line: underline;
    text-decoration-thickness: 1px;
    text-decoration-color: transparent;
    text-underline-offset: 3px;
  }

  .name:hover,
  .name[aria-expanded='true'] {
    color: var(--_input);
    text-decoration-color: currentColor;
  }

  .long .name {
    font-size: 12px;
  }

  .settings {
    color: var(--_muted);
  }

  .toggle {
    min-block-size: 28px;
    margin-block: 6px 4px;
    padding: 2px 10px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    color: var(--_ink);
  }

  .toggle[aria-pressed='true'] {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_card);
  }

  .dropout .text {
    inline-size: 124px;
  }

  .dropout .settings:last-child {
    min-block-size: 32px;
  }

  .thumbs {
    display: grid;
    grid-template-columns: repeat(7, 1fr);
    gap: 2px;
    inline-size: var(--_s);
    margin-block-start: 6px;
  }

  .thumbs canvas {
    aspect-ratio: 1;
    border-radius: 1px;
    image-rendering: auto;
    cursor: pointer;
  }

  .thumbs .chosen {
    z-index: 1;
    box-shadow: 0 0 0 2px var(--_input);
  }

  @container (max-width: 520px) {
    .flat {
      inline-size: 100%;
      max-inline-size: none;
    }

    .stage {
      display: grid;
      grid-template-columns: var(--_s) minmax(0, 1fr);
      gap: 14px;
      inline-size: 100%;
    }

    .image {
      block-size: var(--_s);
    }

    .name {
      overflow-wrap: anywhere;
    }

    .text {
      align-content: center;
      min-inline-size: 0;
      margin: 0;
    }

    .thumbs {
      grid-template-columns: repeat(auto-fill, 13px);
      inline-size: 100%;
    }

    .flat .box {
      justify-items: center;
      inline-size: auto;
    }

    .flat .box::before {
      inset-block-start: calc(var(--_s) * var(--_gap) * -0.78);
      inset-inline-start: 50%;
      inline-size: 0;
      block-size: max(0px, var(--_s) * var(--_gap) * 0.56 - var(--_gone));
      border-block-start: 0;
      border-inline-start: 1.5px solid var(--_muted);
    }

    .flat .box::after {
      inset-block-start: calc(var(--_s) * var(--_gap) * -0.22 - 5px);
      inset-inline-start: calc(50% - 2.5px);
      transform: rotate(135deg);
    }
  }

  @media (forced-colors: active) {
    .toggle[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }

  @media print {
    .toggle {
      display: none;
    }
  }
`;
