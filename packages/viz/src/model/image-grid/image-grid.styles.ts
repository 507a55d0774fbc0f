import { css } from 'lit';

export const imageGridStyles = css`
  div.heading {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    margin-block-end: 12px;
  }

  .scale {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 11.5px;
    direction: ltr;
  }

  .scale i {
    inline-size: 44px;
    block-size: 8px;
    border-radius: 2px;
    background: linear-gradient(to right, var(--_card), var(--_positive));
    box-shadow: 0 0 0 1px var(--_line);
    forced-color-adjust: none;
  }

  .scale .below {
    background: linear-gradient(to left, var(--_card), var(--_negative));
  }

  .gallery {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 232px;
    gap: 20px 32px;
    align-items: start;
  }

  .maps {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--cnn-map-size, var(--_least)), 1fr));
    gap: 10px;
  }

  /* A few are a block of three columns, as high as the one that is enlarged. */
  .few {
    grid-template-columns: minmax(0, 332px) 232px;
    justify-content: space-evenly;
  }

  .few .maps {
    grid-template-columns: repeat(3, 1fr);
  }

  .map {
    border-radius: 4px;
    color: var(--_muted);
    font-size: 11.5px;
    text-align: center;
    cursor: pointer;
  }

  .map span {
    display: block;
    margin-block-start: 3px;
    line-height: 15px;
    overflow-wrap: anywhere;
  }

  .map canvas,
  .picture canvas {
    aspect-ratio: var(--_aspect);
  }

  .map[aria-selected='true'] {
    color: var(--_ink);
    font-weight: 700;
  }

  .map[aria-selected='true'] canvas {
    box-shadow:
      0 0 0 2px var(--_card),
      0 0 0 4px var(--_ink);
  }

  .map:hover canvas {
    box-shadow: 0 0 0 2px var(--_muted);
  }

  .large .heading {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .numbers {
    aspect-ratio: var(--_aspect);
    display: grid;
    gap: 3px;
    direction: ltr;
  }

  .numbers > div {
    display: grid;
    grid-template-columns: repeat(var(--_columns), minmax(0, 1fr));
    gap: 3px;
  }

  .numbers span {
    --_fill: color-mix(in srgb, var(--_positive) var(--_share), var(--_card));

    display: grid;
    place-items: center;
    border-radius: 5px;
    background: var(--_fill);
    box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--_ink) 16%, transparent);
    /* Black or white, whichever has more contrast. */
    color: lab(from var(--_fill) calc((49.44 - l) * 100000) 0 0);
    font-size: clamp(8px, 60px / var(--_columns, 3), 15px);
    forced-color-adjust: none;
  }

  .numbers .below {
    --_fill: color-mix(in srgb, var(--_negative) var(--_share), var(--_card));
  }

  .picture {
    position: relative;
    cursor: crosshair;
    touch-action: pan-x pan-y;
    direction: ltr;
  }

  .marker {
    position: absolute;
    inset-block-start: calc(100% * var(--_row));
    inset-inline-start: calc(100% * var(--_column));
    inline-size: calc(100% / var(--_columns));
    block-size: calc(100% / var(--_rows));
    outline: 2px solid var(--_input);
    box-shadow: 0 0 0 4px var(--_card);
    pointer-events: none;
  }

  .note {
    min-block-size: 20px;
    margin-block-start: 8px;
  }

  @container (max-width: 600px) {
    .gallery {
      grid-template-columns: minmax(0, 1fr);
    }

    .maps {
      inline-size: 100%;
      justify-self: center;
    }

    .few .maps {
      max-inline-size: 332px;
    }

    .large {
      order: -1;
      inline-size: min(100%, 232px);
      justify-self: center;
    }
  }

  @media (forced-colors: active) {
    .map[aria-selected='true'] {
      outline: 2px solid Highlight;
    }

    .marker {
      outline-color: Highlight;
    }
  }
`;
