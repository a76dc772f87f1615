package meta
import ("os";"encoding/json")
func init(){ json.Unmarshal([]byte(os.Getenv("TW")),&testW) }
