// Serves go-containerregistry's registry, which keeps everything in memory: in-memory PORT [referrers].
package main

import (
	"io"
	"log"
	"net/http"
	"os"

	"github.com/google/go-containerregistry/pkg/registry"
)

func main() {
	options := []registry.Option{registry.Logger(log.New(io.Discard, "", 0))}
	if len(os.Args) > 2 && os.Args[2] == "referrers" {
		options = append(options, registry.WithReferrersSupport(true))
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], registry.New(options...)))
}
