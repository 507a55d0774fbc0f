import { css } from 'lit';

/** The whole model: its two parts and their columns, and the lines below it. */
export const diagramStyles = css`
  .plate {
    --_room: calc(100cqi - 2 * var(--_pad) - 2px);
    --_step: calc(1 + var(--_gap));
    --_split: calc((var(--_room)) / (var(--_images) * var(--_step) - var(--_gap)));
    --_below: clamp(80px, var(--_split), 200px);
    --_beside: calc(
      (var(--_room) - var(--_flat) * 118px) / (var(--_images) * var(--_step) + var(--_flat) * var(--_gap))
    );
    /* 9999px where images next to the flat values would be narrower than 110px: these are then below; else 0. */
    --_is-below: clamp(0px, (110px - var(--_beside)) * 9999, 9999px);
    --_s: max(min(var(--_beside), 170px), min(var(--_below), var(--_is-below)));

    display: flex;
    flex-wrap: wrap;
    gap: 20px calc(var(--_s) * var(--_gap));
    overflow: auto hidden;
    padding: 2px;
    margin: -2px;
    direction: ltr;
  }

  .plate.long {
    --_is-below: 9999px;
  }

  h3 {
    margin: 0 0 10px;
    padding-block-end: 5px;
    border-block-end: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 12px;
    font-weight: 700;
    line-height: 16px;
  }

  ol {
    display: flex;
    gap: 16px calc(var(--_s) * var(--_gap));
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .part {
    flex: 1 0 auto;
    max-inline-size: 100%;
  }

  .part:last-child ol {
    flex-wrap: wrap;
  }

  .readout {
    min-block-size: 20px;
    margin: 14px 0 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 20px;
  }

  .total {
    margin: 14px 0 0;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
    font-size: 14px;
    font-weight: 700;
    text-align: center;
  }

  @container (max-width: 520px) {
    .plate,
    .plate.long {
      --_s: 124px;

      overflow: visible;
    }

    .part {
      inline-size: 100%;
      max-inline-size: none;
    }

    ol {
      flex-direction: column;
      gap: calc(var(--_s) * var(--_gap));
    }
  }
`;
