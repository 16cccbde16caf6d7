// SPDX-License-Identifier: EUPL-1.2

// sumdb judges a log of the gateway with the code of the Go checksum database, of which nothing here was adapted:
// golang.org/x/mod/sumdb/note opens the checkpoints, golang.org/x/mod/sumdb/tlog reads the tiles and checks the proofs.
//
//	sumdb VKEY TILES PROOF...
//
// Only the file formats around it are read here: the path of a tile (c2sp.org/tlog-tiles has no element for the height),
// bundles of entries, and .tlog-proof files with the parts of their extra line that FORMAT.md describes.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height   = 8
	skeleton = 76 // bytes of an entry in the tree
)

// tiles is a tlog.TileReader.
type tiles string

func (t tiles) Height() int                         { return height }
func (t tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t tiles) ReadTiles(v []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, x := range v {
		data, err := t.read(x, tlog.HashSize)
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

// read gives a tile: its own file, or the front of the full one.  Level -1 is entries.
func (t tiles) read(x tlog.Tile, item int) ([]byte, error) {
	name := func(x tlog.Tile) string {
		path := strings.Replace(x.Path(), "tile/8/", "tile/", 1)
		return filepath.Join(string(t), strings.Replace(path, "tile/data/", "tile/entries/", 1))
	}
	full := x
	full.W = 1 << height
	data, err := os.ReadFile(name(x))
	want := x.W * item
	if err != nil && x.W < full.W {
		data, err = os.ReadFile(name(full))
		want = full.W * item
	}
	if err == nil && len(data) != want {
		err = fmt.Errorf("%s has %d bytes", name(x), len(data))
	}
	if err != nil {
		return nil, err
	}
	return data[:x.W*item], nil
}

// checkpoint opens a signed note: what it says of the tree.
func checkpoint(text []byte, key note.Verifier) (tlog.Tree, error) {
	n, err := note.Open(text, note.VerifierList(key))
	if err != nil {
		return tlog.Tree{}, err
	}
	line := strings.Split(n.Text, "\n")
	if len(line) != 4 || line[0] != key.Name() {
		return tlog.Tree{}, fmt.Errorf("not a checkpoint of %s", key.Name())
	}
	size, err := strconv.ParseInt(line[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(line[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// checkTiles: the root is the checkpoint's, and each leaf that of the entry beside it.
func checkTiles(t tiles, tree tlog.Tree) error {
	r := tlog.TileHashReader(tree, t)
	root, err := tlog.TreeHash(tree.N, r)
	if err == nil && root != tree.Hash {
		err = fmt.Errorf("the tiles have another root")
	}
	if err != nil {
		return err
	}
	for i := int64(0); i < tree.N; i += 1 << height {
		x := tlog.Tile{H: height, L: -1, N: i >> height, W: int(min(1<<height, tree.N-i))}
		data, err := t.read(x, 2+skeleton)
		if err != nil {
			return err
		}
		for k := 0; k < x.W; k++ {
			entry := data[k*(2+skeleton) : (k+1)*(2+skeleton)]
			h, err := r.ReadHashes([]int64{tlog.StoredHashIndex(0, i+int64(k))})
			if err != nil {
				return err
			}
			if binary.BigEndian.Uint16(entry) != skeleton || tlog.RecordHash(entry[2:]) != h[0] {
				return fmt.Errorf("entry %d is not what its leaf says", i+int64(k))
			}
		}
	}
	return nil
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

// proof is a .tlog-proof file taken apart.
type proof struct {
	index  int64
	entry  []byte
	rest   []byte // of the extra line
	path   tlog.RecordProof
	newest []byte
}

func readProof(file string) (p proof, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return p, err
	}
	head, newest, found := bytes.Cut(data, []byte("\n\n"))
	line := strings.Split(string(head), "\n")
	if !found || len(line) < 3 || line[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(line[1], "extra ") ||
		!strings.HasPrefix(line[2], "index ") {
		return p, fmt.Errorf("%s is not a proof", file)
	}
	extra, err := base64.StdEncoding.Strict().DecodeString(line[1][6:])
	if err == nil && len(extra) < skeleton {
		err = fmt.Errorf("%s holds no entry", file)
	}
	if err != nil {
		return p, err
	}
	p.entry, p.rest, p.newest = extra[:skeleton], extra[skeleton:], newest
	p.index, err = strconv.ParseInt(line[2][6:], 10, 64)
	for _, text := range line[3:] {
		h, bad := tlog.ParseHash(text)
		if bad != nil {
			return p, bad
		}
		p.path = append(p.path, h)
	}
	return p, err
}

// checkEarlier: our own proof that the newest checkpoint continues the one in the extra line, if there is one.
func checkEarlier(p proof, tree tlog.Tree, key note.Verifier) (bool, error) {
	for rest := p.rest; len(rest) >= 3; {
		tag, n := rest[0], int(binary.BigEndian.Uint16(rest[1:]))
		if len(rest) < 3+n {
			return false, fmt.Errorf("the extra line is cut short")
		}
		part := rest[3 : 3+n]
		rest = rest[3+n:]
		if tag != 3 {
			continue
		}
		size := 2 + int(binary.BigEndian.Uint16(part))
		old, err := checkpoint(part[2:size], key)
		if err != nil {
			return false, err
		}
		var path tlog.TreeProof
		for hashes := part[size:]; len(hashes) > 0; hashes = hashes[tlog.HashSize:] {
			var h tlog.Hash
			copy(h[:], hashes[:tlog.HashSize])
			path = append(path, h)
		}
		return true, tlog.CheckTree(path, tree.N, tree.Hash, old.N, old.Hash)
	}
	return false, nil
}

func judge(args []string) error {
	vkey, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	key, err := note.NewVerifier(strings.TrimSuffix(string(vkey), "\n"))
	if err != nil {
		return err
	}
	t := tiles(args[1])
	newest, err := os.ReadFile(filepath.Join(args[1], "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := checkpoint(newest, key)
	if err == nil {
		err = checkTiles(t, tree)
	}
	earlier := 0
	for _, file := range args[2:] {
		if err != nil {
			break
		}
		var p proof
		var at tlog.Tree
		var had bool
		p, err = readProof(file)
		if err == nil {
			at, err = checkpoint(p.newest, key)
		}
		if err == nil {
			err = tlog.CheckRecord(p.path, at.N, at.Hash, p.index, tlog.RecordHash(p.entry))
		}
		if err == nil {
			had, err = checkEarlier(p, at, key)
		}
		if had {
			earlier++
		}
	}
	if err == nil {
		fmt.Printf("%d entries, %d proofs, %d earlier\n", tree.N, len(args)-2, earlier)
	}
	return err
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: sumdb VKEY TILES PROOF...")
		os.Exit(2)
	}
	if err := judge(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
