namespace Maru.Contracts;

/// <summary>Damages bytes as disks, networks and attackers do; the same seed does the same damage.</summary>
public static class Mutation
{
    public static byte[] Of(byte[] whole, int seed)
    {
        var random = new Random(seed);
        var bytes = new List<byte>(whole);
        for (var n = random.Next(1, 6); n > 0 && bytes.Count > 0; n--) Damage(bytes, random);
        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 64), bytes.Count - at);
        switch (random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes[at] = random.Next(2) == 0 ? (byte)0 : (byte)255;
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            default:
                for (var i = 0; i < length; i++) bytes[at + i] = (byte)random.Next(256);
                break;
        }
    }
}
