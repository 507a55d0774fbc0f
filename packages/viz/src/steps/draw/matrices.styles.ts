import { css } from 'lit';

/** Blocks one below the other. */
const below = css`
  --_fit: min(var(--_largest), var(--_room) / var(--_image) - var(--_gap));

  flex-direction: column;
`;

const operatorBelow = css`
  padding-block: 0;
  transform: rotate(90deg);
`;

/**
 * The layout of the matrices of a step figure: all in one row where they fit, on a phone image and filter side by side
 * with the result below. Cells have the largest size that fits, up to 46 px, or more for wide numbers.
 */
export const matricesStyles = css`
  :host {
    /* Changes in a figure do not lay out the rest of the page. */
    contain: layout style paint;
    overflow-clip-margin: 8px;
    inline-size: -moz-available;
    inline-size: -webkit-fill-available;
    inline-size: stretch;
    contain-intrinsic-inline-size: min(272px, 80vw);
  }

  .stage {
    --_gap: 3px;
    --_largest: 46px;
    --_operators: 60px;
    --_title: 88px;
    --_room: calc(100cqi - 2 * var(--_pad) - 2px);
    --_fit: min(
      var(--_largest) + clamp(0px, (var(--_widest) - 4) * 6px, 20px),
      (var(--_room) - var(--_operators) * (var(--_blocks) - 1)) / var(--_all) - var(--_gap)
    );
    --_cnn-cell: max(6px, var(--_fit));

    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    column-gap: 20px;
    direction: ltr;
  }

  .stage.many {
    --_gap: 1px;
    --_operators: 44px;
    --_fit: min(
      24px,
      (var(--_room) - var(--_operators) * (var(--_blocks) - 1) - var(--_small) * 33px) /
        (var(--_all) - var(--_filter-columns)) - var(--_gap)
    );

    column-gap: 12px;
  }

  .pair {
    display: contents;
  }

  .many .pair > * {
    --_gap: 3px;
    --_cnn-cell: 30px;
  }

  .stack {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }

  .operator {
    inline-size: 20px;
    padding-block-start: 24px;
    color: var(--_muted);
    font-size: 25px;
    line-height: 1;
    text-align: center;
  }

  .matrix.output .cell {
    cursor: pointer;
  }

  .matrix.output .cells:not(.compact) .cell.lit .value {
    animation: drop 0.3s cubic-bezier(0.3, 0.7, 0.4, 1);
  }

  @keyframes drop {
    from {
      opacity: 0;
      transform: translateY(-8px);
    }
  }

  .entry-problem {
    margin: 12px 0 0;
    color: var(--_danger);
    font-size: 14px;
    text-align: center;
    overflow-wrap: anywhere;
  }

  .remark,
  .costs {
    margin: 14px 0 0;
    color: var(--_muted);
    font-size: 14px;
    text-align: center;
  }

  .costs {
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }

  .costs i {
    font-style: normal;
    white-space: pre-wrap;
  }

  .costs span,
  .costs strong {
    white-space: nowrap;
  }

  .costs strong {
    color: var(--_ink);
  }

  @supports (width: round(down, 1.5px, 1px)) {
    .stage {
      --_cnn-cell: round(down, max(6px, var(--_fit)), 1px);
    }
  }

  @container (max-width: 600px) {
    .stage {
      --_largest: 40px;
      --_fit: min(
        var(--_largest) + clamp(0px, (var(--_widest) - 4) * 6px, 20px),
        (var(--_room) - 16px - var(--_between)) / var(--_pair) - var(--_gap),
        (var(--_room) - 16px - var(--_between) - var(--_title)) / var(--_first) - var(--_gap)
      );

      column-gap: 14px;
      row-gap: 14px;
    }

    .with-filter .operator,
    .side-by-side .operator {
      display: none;
    }

    .with-filter .results {
      flex-basis: 100%;
      align-items: center;
    }

    .stage.stacked {
      ${below}
    }

    .stacked .operator {
      ${operatorBelow}
    }

    .stacked .pair {
      display: flex;
      align-items: center;
      gap: 14px;
    }

    .pair .stack + .operator {
      display: block;
      transform: none;
    }

    .costs .group {
      display: block;
    }

    .costs > i {
      display: none;
    }
  }

  @container (max-width: 480px) {
    .stage {
      --_largest: 34px;
    }
  }

  @container (max-width: 280px) {
    .stage {
      ${below}
    }

    .stage .operator {
      ${operatorBelow}
    }

    .costs .group > * {
      display: block;
    }

    .costs .group > i {
      display: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .matrix.output .cells:not(.compact) .cell.lit .value {
      animation: none;
    }
  }
`;
