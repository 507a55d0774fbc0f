import { conv1d, maxPool1d } from '@cnn/core';

const rate = 8000; // samples per second
const tone = (frequency, length) =>
  Array.from({ length }, (_, i) => Math.sin((2 * Math.PI * frequency * i) / rate));

// A tenth of a second of A major: the tones a, c sharp and e, equally loud.
const [a, cSharp, e] = [440, 554.37, 659.26].map((frequency) => tone(frequency, 800));
const chord = a.map((value, i) => value + cSharp[i] + e[i]);

// The filter is a piece of the tone to detect; the largest value measures how much of that tone is in the chord.
function loudness(frequency) {
  const filter = tone(frequency, 400);
  const matches = conv1d(chord, filter);
  const [largest] = maxPool1d(matches, { poolSize: 401 }).data;
  return (largest / 200).toFixed(1);
}

console.log(loudness(440)); // 1.0
console.log(loudness(659.26)); // 1.0
console.log(loudness(500)); // 0.1
