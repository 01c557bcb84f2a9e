using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Maru.Methods.Privacy;

/// <summary>Two-way, and the form stays: numerals become numerals, as many as there were.</summary>
/// <remarks>FF1 of NIST SP 800-38G (revision 1 asks for at least a million possible values).</remarks>
public sealed class FormatPreservingCipher : IDisposable
{
    public const int LeastValues = 1_000_000;

    private const int Rounds = 10;
    private const int BlockBytes = 16;

    private readonly Aes _aes = Aes.Create();
    private readonly int _radix;

    /// <param name="key">16, 24 or 32 bytes.</param>
    /// <param name="radix">How many numerals there are, 2 to 65,536.</param>
    public FormatPreservingCipher(byte[] key, int radix)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radix, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(radix, 65_536);
        (_aes.Key, _radix) = (key, radix);
    }

    /// <summary>Whether numerals of this length have enough values to hide among.</summary>
    public bool CanEncrypt(int length) => length >= 2 && BigInteger.Pow(_radix, length) >= LeastValues;

    public int[] Encrypt(ReadOnlySpan<int> numerals, ReadOnlySpan<byte> tweak)
    {
        var (state, a, b) = Begin(numerals, tweak);
        for (int round = 0; round < Rounds; round++)
        {
            var sum = (a + Feistel(state, tweak, round, b)) % state.Modulus(round);
            (a, b) = (b, sum);
        }
        return state.Join(a, b);
    }

    public int[] Decrypt(ReadOnlySpan<int> numerals, ReadOnlySpan<byte> tweak)
    {
        var (state, a, b) = Begin(numerals, tweak);
        for (int round = Rounds - 1; round >= 0; round--)
        {
            var modulus = state.Modulus(round);
            var difference = (b - Feistel(state, tweak, round, a)) % modulus;
            (a, b) = (difference.Sign < 0 ? difference + modulus : difference, a);
        }
        return state.Join(a, b);
    }

    public void Dispose() => _aes.Dispose();

    private (State State, BigInteger A, BigInteger B) Begin(ReadOnlySpan<int> numerals, ReadOnlySpan<byte> tweak)
    {
        if (!CanEncrypt(numerals.Length)) throw new ArgumentException($"{numerals.Length} numerals have fewer than {LeastValues} values.", nameof(numerals));
        var state = new State(_radix, numerals.Length, tweak.Length);
        return (state, State.Number(numerals[..state.Left], _radix), State.Number(numerals[state.Left..], _radix));
    }

    // The pseudorandom number that a round adds: CBC-MAC of P and Q, stretched to the bytes it needs.
    private BigInteger Feistel(State state, ReadOnlySpan<byte> tweak, int round, BigInteger half)
    {
        int padding = (BlockBytes - (tweak.Length + state.HalfBytes + 1) % BlockBytes) % BlockBytes;
        var input = new byte[BlockBytes + tweak.Length + padding + 1 + state.HalfBytes];
        state.Prefix.CopyTo(input, 0);
        tweak.CopyTo(input.AsSpan(BlockBytes));
        input[^(state.HalfBytes + 1)] = (byte)round;
        var bytes = half.ToByteArray(isUnsigned: true, isBigEndian: true);
        if (!half.IsZero) bytes.CopyTo(input, input.Length - bytes.Length);
        var chained = _aes.EncryptCbc(input, new byte[BlockBytes], PaddingMode.None).AsSpan(^BlockBytes);
        var stretched = new byte[(state.RoundBytes + BlockBytes - 1) / BlockBytes * BlockBytes];
        chained.CopyTo(stretched);
        for (int block = 1; block * BlockBytes < stretched.Length; block++)
        {
            var counter = chained.ToArray();
            var low = counter.AsSpan(BlockBytes - 4);
            BinaryPrimitives.WriteUInt32BigEndian(low, BinaryPrimitives.ReadUInt32BigEndian(low) ^ (uint)block);
            _aes.EncryptEcb(counter, PaddingMode.None).CopyTo(stretched, block * BlockBytes);
        }
        return new(stretched.AsSpan(0, state.RoundBytes), isUnsigned: true, isBigEndian: true);
    }

    private sealed class State
    {
        private readonly int _radix;
        private readonly int _right;
        private readonly BigInteger _leftModulus;
        private readonly BigInteger _rightModulus;

        public State(int radix, int length, int tweak)
        {
            _radix = radix;
            (Left, _right) = (length / 2, length - length / 2);
            (_leftModulus, _rightModulus) = (BigInteger.Pow(radix, Left), BigInteger.Pow(radix, _right));
            HalfBytes = ((int)(_rightModulus - 1).GetBitLength() + 7) / 8;
            RoundBytes = 4 * ((HalfBytes + 3) / 4) + 4;
            Prefix = [1, 2, 1, (byte)(radix >> 16), (byte)(radix >> 8), (byte)radix, Rounds, (byte)Left, 0, 0, 0, 0, 0, 0, 0, 0];
            BinaryPrimitives.WriteInt32BigEndian(Prefix.AsSpan(8), length);
            BinaryPrimitives.WriteInt32BigEndian(Prefix.AsSpan(12), tweak);
        }

        public int Left { get; }

        public int HalfBytes { get; }

        public int RoundBytes { get; }

        public byte[] Prefix { get; }

        public BigInteger Modulus(int round) => round % 2 == 0 ? _leftModulus : _rightModulus;

        public static BigInteger Number(ReadOnlySpan<int> numerals, int radix)
        {
            var number = BigInteger.Zero;
            foreach (int numeral in numerals)
            {
                if ((uint)numeral >= (uint)radix) throw new ArgumentOutOfRangeException(nameof(numerals), numeral, $"Numerals are 0 to {radix - 1}.");
                number = number * radix + numeral;
            }
            return number;
        }

        public int[] Join(BigInteger left, BigInteger right)
        {
            var numerals = new int[Left + _right];
            for (int i = numerals.Length - 1; i >= Left; i--, right /= _radix) numerals[i] = (int)(right % _radix);
            for (int i = Left - 1; i >= 0; i--, left /= _radix) numerals[i] = (int)(left % _radix);
            return numerals;
        }
    }
}
