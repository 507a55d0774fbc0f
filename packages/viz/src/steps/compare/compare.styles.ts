import { css } from 'lit';

/** One grid: all results side by side if they fit with readable cells, else as many as fit. */
export const compareStyles = css`
  .comparison {
    --_gap: 2px;
    --_room: calc(100cqi - 2 * var(--_pad) - 2px);
    --_cnn-cell: clamp(
      min(
        24px + clamp(0px, (var(--_widest) - 3) * 4px, 12px),
        var(--_room) / var(--_max-columns) - var(--_gap)
      ),
      (var(--_room) - 30px * (var(--_blocks) - 1)) / var(--_blocks) / var(--_max-columns) - var(--_gap),
      36px + clamp(0px, (var(--_widest) - 3) * 5px, 14px)
    );

    display: grid;
    grid-template-columns: repeat(
      auto-fit,
      max(112px, var(--_max-columns) * (var(--_cnn-cell) + var(--_gap)))
    );
    align-items: start;
    justify-content: center;
    gap: 20px 30px;
    direction: ltr;
  }

  .variant-costs {
    display: grid;
    margin: 8px 0 0;
    color: var(--_muted);
    font-size: 13px;
  }

  .variant-costs strong {
    color: var(--_ink);
  }
`;
