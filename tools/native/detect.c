/* Repair's detection behind the seam of docs/architecture.md: tokens of a text, ids of words, scores of a stream.
 *
 * A prototype, built by tools/native/build.py, in no wheel. What each function has to give is what the Python of
 * vnplan/lm/tokens.py and vnplan/lm/model.py gives, bit for bit; tests/tools/test_native.py compares the two.
 * Additions of 32-bit floats are done in the same order as there: build without contraction.
 */
#include <stdint.h>

enum { SPACE = 1, LETTER = 2, DIGIT = 4, UPPER = 8, STOP = 16, COMMA = 32, BRACKET = 64, JOIN = 128 };
enum { UNKNOWN = 0, BOUND = 1, CLASS_COMMA = 2, CLASS_BRACKET = 3, DASH = 6 };

static uint64_t mix(uint64_t x) {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

/* For each code point below `top`: its bits, its key without tone, its tone's share; then the factors of 64 places. */
typedef struct {
    const uint8_t *bits;
    const uint64_t *base, *tone, *places;
    int64_t top;
} Letters;

typedef struct {
    int64_t *start, *end;
    uint64_t *key;
    uint8_t *gap, *joined, *digits, *letters, *marked;
    int64_t *uppers;
} Tokens;

/* The runs of letters and digits of a text of `size` code points, and what stands before each; returns how many. */
int64_t vnplan_tokenise(const uint32_t *text, int64_t size, const Letters *of, const Tokens *out) {
    int64_t count = 0, before = 0, at = 0;
    int last_cryptic = 0, last_digits = 0;
    while (at < size) {
        uint8_t marks = 0, in = 0;
        while (at < size) {
            uint32_t point = text[at] < of->top ? text[at] : (uint32_t)of->top;
            in = of->bits[point];
            if (in & (LETTER | DIGIT)) break;
            marks |= in;
            at++;
        }
        if (at == size) break;
        int64_t start = at, uppers = 0;
        uint64_t key = 0;
        uint8_t all = 0, marked = 0;
        while (at < size) {
            uint32_t point = text[at] < of->top ? text[at] : (uint32_t)of->top;
            in = of->bits[point];
            if (!(in & (LETTER | DIGIT))) break;
            key += of->base[point] * of->places[(at - start) & 63] + of->tone[point];
            all |= in;
            uppers += (in & UPPER) != 0;
            marked |= point > 127;
            at++;
        }
        int64_t length = at - start;
        int digits = (all & DIGIT) != 0, cryptic = digits || (uppers >= 2 && uppers >= length - 1);
        int tight = start - before == 1 && (marks & JOIN);
        int joined = count && tight && ((cryptic && last_cryptic) || ((digits || last_digits) && (cryptic || last_cryptic)));
        uint8_t gap = marks & STOP ? BOUND : marks & COMMA ? CLASS_COMMA : marks & BRACKET ? CLASS_BRACKET : marks & JOIN ? DASH : 0;
        out->start[count] = start;
        out->end[count] = at;
        out->key[count] = key;
        out->gap[count] = joined ? 0 : count ? gap : BOUND;
        out->joined[count] = joined;
        out->digits[count] = digits;
        out->letters[count] = (all & LETTER) != 0;
        out->marked[count] = marked;
        out->uppers[count] = uppers;
        count++;
        before = at;
        last_cryptic = cryptic;
        last_digits = digits;
    }
    return count;
}

/* The ids of word keys, by the model's sorted keys. */
void vnplan_ids(const uint64_t *keys, int64_t count, const uint64_t *known, const uint16_t *ids, int64_t size, uint16_t *out) {
    for (int64_t n = 0; n < count; n++) {
        int64_t low = 0, high = size;
        while (low < high) {
            int64_t middle = (low + high) / 2;
            if (known[middle] < keys[n]) low = middle + 1;
            else high = middle;
        }
        out[n] = low < size && known[low] == keys[n] ? ids[low] : UNKNOWN;
    }
}

/* A static map by fingerprints, as vnplan/lm/table.py makes it. */
typedef struct {
    const uint32_t *bases;
    const uint8_t *steps;
    const uint16_t *prints;
    uint64_t shift;
} Table;

static int64_t find(const Table *table, uint64_t key) {
    uint64_t mixed = mix(key), bucket = mixed >> table->shift;
    uint16_t wanted = (uint16_t)mixed;
    int64_t first = (int64_t)table->bases[bucket >> 4] + table->steps[bucket];
    bucket++;
    int64_t at = (int64_t)table->bases[bucket >> 4] + table->steps[bucket];
    while (at > first)
        if (table->prints[--at] == wanted) return at;
    return -1;
}

typedef struct {
    const float *log_p1, *bow1, *levels, *bows;
    const uint8_t *bi_p, *bi_bow, *tri_p;
    Table bigrams, trigrams;
} Model;

/* The log probability of each id of a stream, given the two before it. */
void vnplan_score(const uint16_t *stream, int64_t size, const Model *model, float *out) {
    uint16_t one = BOUND, two = BOUND;
    int64_t row = find(&model->bigrams, ((uint64_t)one << 16) | two);
    int seen = row >= 0;
    float bow = seen ? model->bows[model->bi_bow[row]] : 0.0f;
    for (int64_t n = 0; n < size; n++) {
        uint16_t word = stream[n];
        row = find(&model->bigrams, ((uint64_t)two << 16) | word);
        float p = row >= 0 ? model->levels[model->bi_p[row]] : model->bow1[two] + model->log_p1[word];
        p += bow;
        if (row >= 0 && (seen || two == BOUND)) {
            uint64_t head = two == BOUND ? BOUND : one;
            int64_t three = find(&model->trigrams, (((head << 16) | two) << 16) | word);
            if (three >= 0) p = model->levels[model->tri_p[three]];
        }
        out[n] = p;
        seen = row >= 0;
        bow = seen ? model->bows[model->bi_bow[row]] : 0.0f;
        one = two;
        two = word;
    }
}
